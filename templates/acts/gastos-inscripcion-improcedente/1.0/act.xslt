<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/servicios.xsl"/>

  <xsl:variable name="g" select="/acto/gastos"/>

  <xsl:template match="/acto" mode="titulo">Resolución que determina gastos realizados por una inscripción improcedente</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>El Instituto le cobra la atención médica que dio, del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/atencion/@desde"/></xsl:call-template> al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/atencion/@hasta"/></xsl:call-template>, a una persona que usted inscribió sin que procediera. El anexo dice quién es y qué servicios recibió. Crédito número <xsl:value-of select="$g/credito"/>.</dd>
    <xsl:call-template name="cuanto-debo"><xsl:with-param name="importe" select="$g/total"/></xsl:call-template>
    <xsl:call-template name="hasta-cuando"><xsl:with-param name="pago" select="$g/pago"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <xsl:call-template name="carga-de-la-deuda"/>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Resultandos</h2>
      <p><strong>Primero.</strong> Con el aviso de alta cuyo folio está en el anexo, <xsl:value-of select="destinatario/nombre"/> inscribió en el régimen obligatorio, con efectos desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/inscripcion/@alta"/></xsl:call-template>, a la persona que identifica el anexo.</p>
      <p><strong>Segundo.</strong> Mientras duró la inscripción, hasta el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/inscripcion/@baja"/></xsl:call-template>, el Instituto otorgó a esa persona servicios médicos entre el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/atencion/@desde"/></xsl:call-template> y el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/atencion/@hasta"/></xsl:call-template>.</p>
      <p><strong>Tercero.</strong> Por resolución <xsl:value-of select="$g/improcedencia/@oficio"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/improcedencia/@fecha"/></xsl:call-template>, notificada el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/improcedencia/@notificado"/></xsl:call-template>, el Instituto declaró improcedente la inscripción
        <xsl:choose>
          <xsl:when test="$g/improcedencia/@causa = 'sin-relacion-laboral'">porque no existió relación de trabajo</xsl:when>
          <xsl:when test="$g/improcedencia/@causa = 'patron-inexistente'">porque no existe la fuente de trabajo</xsl:when>
          <xsl:when test="$g/improcedencia/@causa = 'datos-falsos'">porque se apoyó en datos falsos</xsl:when>
          <xsl:otherwise>porque la persona no es sujeto de aseguramiento</xsl:otherwise>
        </xsl:choose>. <xsl:value-of select="$g/improcedencia"/></p>
    </section>
    <section>
      <h2>Considerandos</h2>
      <p><strong>Primero.</strong> Los gastos que el Instituto realiza por inscripciones improcedentes tienen el carácter de crédito fiscal (artículo 287 de la Ley del Seguro Social), y el Instituto los determina y cobra como organismo fiscal autónomo (artículos 270 y 271 de la misma ley).</p>
      <p><strong>Segundo.</strong> Quien recibió los servicios no tenía derecho a ellos: la inscripción que los permitió carecía de supuesto de hecho. Su costo corre a cargo de quien la presentó.</p>
      <p><strong>Tercero.</strong> Los servicios se valúan con los costos unitarios por nivel de atención que aprobó <xsl:call-template name="tabulador"><xsl:with-param name="tabulador" select="$g/tabulador"/></xsl:call-template>. El anexo relaciona cada servicio, su número y su costo; suman <xsl:value-of select="b:pesos($g/servicios/@importe)"/>.</p>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <p><strong>Primero.</strong> Se determina a cargo de <strong><xsl:value-of select="destinatario/nombre"/></strong><xsl:if test="destinatario/@registroPatronal">, registro patronal <xsl:call-template name="registro"><xsl:with-param name="clave" select="destinatario/@registroPatronal"/></xsl:call-template>,</xsl:if> el crédito fiscal número <xsl:value-of select="$g/credito"/> por <xsl:call-template name="importe-con-letra"><xsl:with-param name="importe" select="$g/total"/></xsl:call-template>, por los gastos realizados con motivo de la inscripción improcedente.</p>
      <p><strong>Segundo.</strong> El crédito se paga dentro de los treinta días hábiles siguientes a aquel en que surta efectos la notificación (artículo 65 del Código Fiscal de la Federación).</p>
      <p><strong>Tercero.</strong> El anexo, que identifica a la persona inscrita y relaciona los servicios, forma parte de esta resolución.</p>
    </section>
    <xsl:call-template name="pago-treinta"><xsl:with-param name="pago" select="$g/pago"/><xsl:with-param name="total" select="$g/total"/></xsl:call-template>
  </xsl:template>

  <!-- Health data: confidential (LSS 22), never part of what is shown in public. -->
  <xsl:template match="/acto" mode="anexos">
    <section class="page-break-before annex">
      <h2>Anexo: persona inscrita y servicios</h2>
      <p class="muted">Información confidencial, con datos de salud (artículo 22 de la Ley del Seguro Social). Úsela sólo para pagar o impugnar este crédito.</p>
      <dl>
        <dt>Persona inscrita</dt><dd><xsl:value-of select="$g/persona/@nombre"/></dd>
        <dt>Número de seguridad social</dt><dd><xsl:value-of select="$g/persona/@nss"/></dd>
        <dt>Aviso de alta</dt><dd>Folio <xsl:value-of select="$g/inscripcion/@folioAlta"/></dd>
        <dt>Inscripción</dt><dd>Del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/inscripcion/@alta"/></xsl:call-template> al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/inscripcion/@baja"/></xsl:call-template></dd>
        <dt>Servicios</dt><dd>Del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/atencion/@desde"/></xsl:call-template> al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/atencion/@hasta"/></xsl:call-template></dd>
      </dl>
      <xsl:call-template name="tabla-servicios"><xsl:with-param name="servicios" select="$g/servicios"/></xsl:call-template>
    </section>
  </xsl:template>
</xsl:stylesheet>

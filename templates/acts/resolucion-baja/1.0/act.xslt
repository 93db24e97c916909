<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/act.xsl"/>
  <xsl:include href="../../../common/oficio.xsl"/>

  <xsl:template match="/acto" mode="titulo">Resolución de baja del régimen obligatorio</xsl:template>

  <!-- "a 3 trabajadores", "al patrón", "al patrón y a 3 trabajadores" -->
  <xsl:template match="/acto" mode="a-quien">
    <xsl:if test="resolucionBaja/@alcance != 'trabajadores'">al patrón</xsl:if>
    <xsl:if test="resolucionBaja/@alcance = 'ambos'"> y </xsl:if>
    <xsl:if test="resolucionBaja/@alcance != 'patron'">a <xsl:value-of select="resolucionBaja/trabajadores/@numero"/><xsl:choose><xsl:when test="resolucionBaja/trabajadores/@numero = 1"> trabajador</xsl:when><xsl:otherwise> trabajadores</xsl:otherwise></xsl:choose></xsl:if>
  </xsl:template>

  <xsl:template match="/acto" mode="por-que">
    <xsl:choose>
      <xsl:when test="resolucionBaja/@causa = 'desaparicion'">desapareció el supuesto de hecho que dio origen al aseguramiento</xsl:when>
      <xsl:when test="resolucionBaja/@causa = 'inexistencia'">no existió la relación de trabajo que dio origen al aseguramiento</xsl:when>
      <xsl:otherwise>procede la excepción o duda que el patrón expresó sobre sus obligaciones</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es una resolución: el Instituto da de baja del régimen obligatorio del Seguro Social <xsl:apply-templates select="." mode="a-quien"/>, porque <xsl:apply-templates select="." mode="por-que"/>.</dd>
    <dt>¿Desde cuándo?</dt>
    <dd>Desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="resolucionBaja/efectos/@desde"/></xsl:call-template>.<xsl:if test="resolucionBaja/trabajadores"> La fecha de cada persona está en el anexo.</xsl:if></dd>
    <dt>¿Debo pagar algo?</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="resolucionBaja/importes/@destino = 'reembolso'">No. Los <xsl:value-of select="b:pesos(resolucionBaja/importes/@pagados)"/> que pagó por este aseguramiento se reembolsan.</xsl:when>
        <xsl:when test="resolucionBaja/importes/@destino = 'resarcimiento'">No. Los <xsl:value-of select="b:pesos(resolucionBaja/importes/@pagados)"/> que se pagaron por este aseguramiento se aplican a los gastos del Instituto y no se devuelven.</xsl:when>
        <xsl:otherwise>No. Las cuotas causadas hasta la baja se deben pagar como siempre.</xsl:otherwise>
      </xsl:choose>
    </dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>La baja queda firme. Si hay relación de trabajo, el patrón debe inscribir de nuevo a las personas y los trabajadores pueden pedir su inscripción directamente (artículo 18 de la Ley del Seguro Social).</dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Resultandos</h2>
      <p>Expediente <strong><xsl:value-of select="resolucionBaja/expediente"/></strong>.</p>
      <xsl:if test="resolucionBaja/escrito">
        <p>El patrón expresó por escrito, el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="resolucionBaja/escrito/@presentado"/></xsl:call-template>, los motivos en que funda su excepción o duda acerca de sus obligaciones (artículo 17, párrafo primero, de la Ley del Seguro Social).</p>
      </xsl:if>
      <xsl:if test="resolucionBaja/vista">
        <p>Con el oficio <xsl:value-of select="resolucionBaja/vista/@oficio"/>, notificado el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="resolucionBaja/vista/@notificada"/></xsl:call-template>, se hizo saber al presunto patrón que no se dan los supuestos del aseguramiento y se le dieron <xsl:value-of select="resolucionBaja/vista/@dias"/> días hábiles para manifestar lo que a su derecho conviniera (artículo 17, párrafo segundo, de la Ley del Seguro Social). <xsl:choose><xsl:when test="resolucionBaja/vista/@contestada">Contestó el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="resolucionBaja/vista/@contestada"/></xsl:call-template>.</xsl:when><xsl:otherwise>No contestó.</xsl:otherwise></xsl:choose></p>
      </xsl:if>
    </section>
    <section>
      <h2>Considerandos</h2>
      <h3>Verificación</h3>
      <xsl:call-template name="parrafos"><xsl:with-param name="parrafos" select="resolucionBaja/verificacion"/></xsl:call-template>
      <xsl:if test="resolucionBaja/valoracion">
        <h3>Valoración de lo contestado</h3>
        <xsl:call-template name="parrafos"><xsl:with-param name="parrafos" select="resolucionBaja/valoracion"/></xsl:call-template>
      </xsl:if>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Verificado que <xsl:apply-templates select="." mode="por-que"/>, se da de baja del régimen obligatorio <strong><xsl:apply-templates select="." mode="a-quien"/></strong><xsl:if test="resolucionBaja/trabajadores">, que se relacionan en el anexo</xsl:if>, en el registro patronal <xsl:call-template name="registro"><xsl:with-param name="clave" select="destinatario/@registroPatronal"/></xsl:call-template>, con efectos desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="resolucionBaja/efectos/@desde"/></xsl:call-template>.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">
        <xsl:choose>
          <xsl:when test="resolucionBaja/importes/@destino = 'reembolso'">Reembólsense al patrón <xsl:value-of select="b:pesos(resolucionBaja/importes/@pagados)"/>, pagados por el aseguramiento improcedente (artículo 17, párrafo primero, de la Ley del Seguro Social).</xsl:when>
          <xsl:when test="resolucionBaja/importes/@destino = 'resarcimiento'">Los importes pagados, que son <xsl:value-of select="b:pesos(resolucionBaja/importes/@pagados)"/>, se aplican a resarcir los gastos de administración y de operación del Instituto; quedan a salvo los derechos de las personas para reclamar lo depositado en la cuenta individual abierta a su nombre (artículo 17, párrafo tercero, de la Ley del Seguro Social).</xsl:when>
          <xsl:otherwise>Las cuotas causadas antes de la baja, por las que constan pagados <xsl:value-of select="b:pesos(resolucionBaja/importes/@pagados)"/>, no se alteran.</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">La baja se ordena sin perjuicio de las sanciones que correspondan por no haber presentado los avisos y de los créditos que resulten de inscripciones improcedentes (artículos 251, fracción XI, y 287 de la Ley del Seguro Social).</xsl:with-param></xsl:call-template>
    </section>
  </xsl:template>

  <!-- Workers' data: confidential (LSS 22), never part of what is shown in public. -->
  <xsl:template match="/acto" mode="anexos">
    <xsl:if test="resolucionBaja/trabajadores">
      <section class="page-break-before annex">
        <h2>Anexo: personas dadas de baja</h2>
        <p class="muted">Información confidencial (artículo 22 de la Ley del Seguro Social).</p>
        <div class="tabla" role="region" tabindex="0" aria-label="Personas dadas de baja">
          <table class="w-3-6-3-3">
            <caption>Personas dadas de baja: <xsl:value-of select="resolucionBaja/trabajadores/@numero"/></caption>
            <thead><tr><th scope="col">NSS</th><th scope="col">Nombre</th><th scope="col">Inscripción</th><th scope="col">Baja</th></tr></thead>
            <tbody>
              <xsl:for-each select="resolucionBaja/trabajadores/trabajador">
                <tr><td><xsl:value-of select="@nss"/></td><th scope="row"><xsl:value-of select="@nombre"/></th><td><xsl:call-template name="fecha-en-tabla"><xsl:with-param name="dia" select="@alta"/></xsl:call-template></td><td><xsl:call-template name="fecha-en-tabla"><xsl:with-param name="dia" select="@baja"/></xsl:call-template></td></tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
        <p>Ninguna de estas personas tiene incapacidad temporal para el trabajo en la fecha de esta resolución (artículo 21 de la Ley del Seguro Social).</p>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>

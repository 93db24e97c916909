<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/act.xsl"/>
  <xsl:include href="../../../common/oficio.xsl"/>

  <xsl:template match="/acto" mode="titulo">Oficio de corrección patronal</xsl:template>

  <!-- invitation -->
  <xsl:template match="/acto[correccionPatronal/invitacion]" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es una invitación: el Instituto encontró posibles diferencias en sus cuotas y le propone revisarlas y corregirlas usted mismo, de <xsl:call-template name="meses-revisados"><xsl:with-param name="periodo" select="correccionPatronal/periodoRevisado"/></xsl:call-template>. No determina un adeudo ni es el inicio de una revisión.</dd>
    <dt>¿De cuánto son las posibles diferencias?</dt>
    <dd><xsl:call-template name="cantidad-grande"><xsl:with-param name="importe" select="correccionPatronal/diferencias/@omitidas"/></xsl:call-template></dd>
    <dt>¿Hasta cuándo?</dt>
    <dd><xsl:value-of select="correccionPatronal/invitacion/@aceptacionDias"/> días hábiles, contados desde el siguiente al de la notificación, para aceptar por escrito; después tiene <xsl:value-of select="correccionPatronal/invitacion/@presentacionDias"/> días hábiles, desde la aceptación, para presentar la corrección.</dd>
  </xsl:template>

  <xsl:template match="/acto[correccionPatronal/invitacion]" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>No hay sanción por no aceptar. El Instituto puede ejercer sus facultades de comprobación: requerir documentos, practicar una visita o determinar las cuotas omitidas con su actualización, recargos y multas.</dd>
    <dt>¿Qué gano si acepto?</dt>
    <dd>Si concluye la corrección no será visitado por los ejercicios corregidos, salvo los casos que señala el reglamento (artículos 173, 181 y 182).</dd>
    <dt>¿Cómo puedo inconformarme?</dt>
    <dd>Aceptar es voluntario: la invitación no le obliga y por eso no se impugna.</dd>
  </xsl:template>

  <xsl:template match="/acto[correccionPatronal/invitacion]" mode="resuelve">
    <section>
      <h2>Invitación a corregir</h2>
      <p>Expediente <strong><xsl:value-of select="correccionPatronal/expediente"/></strong>. De la información que obra en poder del Instituto se advierte lo siguiente:</p>
      <ul><xsl:for-each select="correccionPatronal/invitacion/hallazgo"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
      <xsl:call-template name="diferencias"><xsl:with-param name="diferencias" select="correccionPatronal/diferencias"/><xsl:with-param name="titulo">Posibles diferencias, en pesos</xsl:with-param><xsl:with-param name="debidas">Según el Instituto</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se invita a <strong><xsl:value-of select="destinatario/nombre"/></strong> a corregir el cumplimiento de sus obligaciones de los dos últimos ejercicios fiscales y del periodo transcurrido a la fecha de la notificación, esto es, de <xsl:call-template name="meses-revisados"><xsl:with-param name="periodo" select="correccionPatronal/periodoRevisado"/></xsl:call-template> (artículos 178 y 179 del reglamento citado en el fundamento).</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Si la acepta, debe presentar su aceptación por escrito en un plazo no mayor a <xsl:value-of select="correccionPatronal/invitacion/@aceptacionDias"/> días hábiles, contados a partir del siguiente a la fecha de notificación.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">Aceptada, debe presentar la corrección en un plazo máximo de <xsl:value-of select="correccionPatronal/invitacion/@presentacionDias"/> días hábiles, con la documentación que la sustente, el comprobante de pago de las cuotas y la constancia de los avisos afiliatorios y movimientos salariales que resulten; puede pedir, por única vez, prórroga de hasta diez días hábiles (artículo 180).</xsl:with-param></xsl:call-template>
      <h3>Forma de aceptar</h3>
      <p><xsl:value-of select="correccionPatronal/invitacion/forma"/></p>
    </section>
  </xsl:template>

  <!-- end of the procedure -->
  <xsl:template match="/acto[correccionPatronal/cierre]" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es el oficio con que termina su corrección patronal de <xsl:call-template name="meses-revisados"><xsl:with-param name="periodo" select="correccionPatronal/periodoRevisado"/></xsl:call-template>: el Instituto la tiene por <strong><xsl:value-of select="correccionPatronal/cierre/@resultado"/></strong>.</dd>
    <dt>¿Debo pagar algo?</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="correccionPatronal/cierre/@resultado = 'concluida'">No. Corrigió diferencias por <xsl:value-of select="b:pesos(correccionPatronal/diferencias/@pagadas)"/> y no queda ninguna pendiente.</xsl:when>
        <xsl:otherwise>Este oficio no determina un adeudo, pero quedan diferencias sin aclarar o pagar por <span class="amount"><xsl:value-of select="b:pesos(correccionPatronal/diferencias/@omitidas)"/></span>.</xsl:otherwise>
      </xsl:choose>
    </dd>
    <dt>¿Hasta cuándo?</dt>
    <dd><xsl:choose><xsl:when test="correccionPatronal/cierre/@resultado = 'concluida'">No hay plazo que cumplir: el trámite terminó. Conserve este oficio y la documentación de la corrección.</xsl:when><xsl:otherwise>El trámite terminó. Puede pagar las diferencias en cualquier momento, antes de que el Instituto las determine.</xsl:otherwise></xsl:choose></dd>
  </xsl:template>

  <xsl:template match="/acto[correccionPatronal/cierre]" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd><xsl:choose><xsl:when test="correccionPatronal/cierre/@resultado = 'concluida'">Nada cambia. El Instituto solo ejercerá sus facultades de comprobación por este periodo si hay denuncia de algún trabajador o se comprueba que la información o documentación fue falsa.</xsl:when><xsl:otherwise>El Instituto puede ejercer sus facultades de comprobación y determinar las cuotas omitidas con su actualización, recargos y multas.</xsl:otherwise></xsl:choose></dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto[correccionPatronal/cierre]" mode="resuelve">
    <section>
      <h2>Resultandos</h2>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto"><strong><xsl:value-of select="destinatario/nombre"/></strong><xsl:choose><xsl:when test="correccionPatronal/cierre/@origen = 'invitacion'"> aceptó el </xsl:when><xsl:otherwise> solicitó de manera espontánea y se le aceptó el </xsl:otherwise></xsl:choose><xsl:call-template name="fecha"><xsl:with-param name="dia" select="correccionPatronal/cierre/@aceptada"/></xsl:call-template><xsl:choose><xsl:when test="correccionPatronal/cierre/@origen = 'invitacion'"> la invitación del Instituto a</xsl:when><xsl:otherwise/></xsl:choose> corregir sus obligaciones de <xsl:call-template name="meses-revisados"><xsl:with-param name="periodo" select="correccionPatronal/periodoRevisado"/></xsl:call-template>. Expediente <strong><xsl:value-of select="correccionPatronal/expediente"/></strong>.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto"><xsl:choose><xsl:when test="correccionPatronal/cierre/@presentada">Presentó la corrección el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="correccionPatronal/cierre/@presentada"/></xsl:call-template>.</xsl:when><xsl:otherwise>No presentó la corrección en el plazo de cuarenta días hábiles ni en su prórroga.</xsl:otherwise></xsl:choose><xsl:if test="correccionPatronal/cierre/@revisada"> El Instituto terminó de revisarla el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="correccionPatronal/cierre/@revisada"/></xsl:call-template>.</xsl:if></xsl:with-param></xsl:call-template>
      <xsl:call-template name="diferencias"><xsl:with-param name="diferencias" select="correccionPatronal/diferencias"/><xsl:with-param name="titulo">Diferencias de la corrección, en pesos</xsl:with-param><xsl:with-param name="debidas">Diferencia</xsl:with-param><xsl:with-param name="faltan">Pendiente</xsl:with-param></xsl:call-template>
    </section>
    <section>
      <h2>Considerandos</h2>
      <xsl:call-template name="parrafos"><xsl:with-param name="parrafos" select="correccionPatronal/cierre/razon"/></xsl:call-template>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <xsl:choose>
        <xsl:when test="correccionPatronal/cierre/@resultado = 'concluida'">
          <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Aclaradas y, en su caso, pagadas las diferencias, se valida la corrección y <strong>se da por concluido el trámite</strong> (artículo 181 del reglamento citado en el fundamento).</xsl:with-param></xsl:call-template>
          <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Solo en caso de denuncia de algún trabajador, o de comprobarse que se proporcionó información o documentación falsa, el Instituto ejercerá sus facultades de comprobación por el periodo corregido (mismo artículo).</xsl:with-param></xsl:call-template>
          <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">Quedan a salvo los beneficios de los artículos 173 y 182 del mismo reglamento. La validación no comprende periodos, registros patronales ni conceptos distintos de los corregidos.</xsl:with-param></xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">No habiéndose aclarado ni pagado las diferencias en los plazos del artículo 180 del reglamento citado en el fundamento, <strong>se tiene por abandonado el trámite de corrección</strong> y no se valida.</xsl:with-param></xsl:call-template>
          <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">El Instituto se reserva sus facultades de comprobación por el periodo de <xsl:call-template name="meses-revisados"><xsl:with-param name="periodo" select="correccionPatronal/periodoRevisado"/></xsl:call-template>. Lo pagado se tomará en cuenta.</xsl:with-param></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/act.xsl"/>

  <xsl:template match="/acto" mode="titulo">Resolución por la que se impone multa</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es una multa que el Instituto impone por una infracción a la Ley del Seguro Social cometida el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="multa/infraccion/@fecha"/></xsl:call-template>. Crédito número <xsl:value-of select="multa/credito"/>.</dd>
    <dt>¿Cuánto debo pagar?</dt>
    <dd><span class="amount"><xsl:value-of select="b:pesos(multa/total)"/></span><xsl:if test="multa/total/@letra"><br/><xsl:value-of select="multa/total/@letra"/></xsl:if></dd>
    <dt>¿Hasta cuándo?</dt>
    <dd>Quince días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación; si el último día es viernes, puede pagar el día hábil siguiente. Línea de captura: <strong><xsl:value-of select="multa/pago/lineaCaptura"/></strong>.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>Pasados treinta días hábiles desde que surta efectos la notificación, el Instituto puede cobrar la multa mediante el procedimiento administrativo de ejecución (artículo 144 del Código Fiscal de la Federación). Si no la impugna a tiempo, se entiende consentida.</dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Infracción y sanción</h2>
      <h3>Hechos</h3>
      <xsl:call-template name="parrafos"><xsl:with-param name="parrafos" select="multa/infraccion/hechos/parrafo"/></xsl:call-template>
      <p>La conducta contraviene lo dispuesto en <xsl:call-template name="citas"><xsl:with-param name="citas" select="multa/infraccion/fundamento/cita"/></xsl:call-template>.</p>
      <h3>Individualización</h3>
      <dl>
        <xsl:for-each select="multa/individualizacion/elemento">
          <dt>
            <xsl:choose>
              <xsl:when test="@clave = 'gravedad'">Gravedad</xsl:when>
              <xsl:when test="@clave = 'condiciones-infractor'">Condiciones particulares del infractor</xsl:when>
              <xsl:when test="@clave = 'reincidencia'">Reincidencia</xsl:when>
              <xsl:otherwise>Circunstancias de la infracción</xsl:otherwise>
            </xsl:choose>
          </dt>
          <dd><xsl:value-of select="."/></dd>
        </xsl:for-each>
      </dl>
      <h3>Cuantía</h3>
      <xsl:if test="multa/sancionPorcentaje">
        <p><xsl:value-of select="multa/sancionPorcentaje/@porcentaje"/> % del concepto omitido, que es de <xsl:value-of select="b:pesos(multa/sancionPorcentaje/@conceptoOmitido)"/> (artículo 304 de la Ley del Seguro Social, que permite del cuarenta al cien por ciento).</p>
      </xsl:if>
      <xsl:if test="multa/sancionVeces">
        <p><xsl:value-of select="multa/sancionVeces/@veces"/> veces el valor diario de <xsl:value-of select="b:pesos(multa/sancionVeces/@valorDiario)"/>, vigente desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="multa/sancionVeces/@vigenteDesde"/></xsl:call-template>; la ley permite de <xsl:value-of select="multa/sancionVeces/@minimo"/> a <xsl:value-of select="multa/sancionVeces/@maximo"/> veces (artículo 304 B de la Ley del Seguro Social).</p>
      </xsl:if>
      <p>No hubo cumplimiento espontáneo antes de que el Instituto notificara una gestión (artículo 304 C de la Ley del Seguro Social).</p>
      <p>Se impone a <strong><xsl:value-of select="destinatario/nombre"/></strong> una multa de <strong><xsl:value-of select="b:pesos(multa/total)"/></strong><xsl:if test="multa/total/@letra"> (<xsl:value-of select="multa/total/@letra"/>)</xsl:if>, crédito número <xsl:value-of select="multa/credito"/>.</p>
    </section>
    <xsl:call-template name="pago"><xsl:with-param name="pago" select="multa/pago"/><xsl:with-param name="total" select="multa/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

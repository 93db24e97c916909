<?xml version="1.0" encoding="UTF-8"?>
<!-- Shared by the acts that determine a credit: amounts with their words, short dates, the answers of the first page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="act.xsl"/>

  <!-- "2026-11-17" → "17/11/2026", for the cells of a table -->
  <xsl:template name="fecha-corta">
    <xsl:param name="dia"/>
    <xsl:value-of select="concat(substring($dia, 9, 2), '/', substring($dia, 6, 2), '/', substring($dia, 1, 4))"/>
  </xsl:template>

  <!-- "$1,200.00 (UN MIL DOSCIENTOS PESOS 00/100 M.N.)" -->
  <xsl:template name="importe-con-letra">
    <xsl:param name="importe"/>
    <strong><xsl:value-of select="b:pesos($importe)"/></strong><xsl:if test="$importe/@letra"> (<xsl:value-of select="$importe/@letra"/>)</xsl:if>
  </xsl:template>

  <xsl:template name="cuanto-debo">
    <xsl:param name="importe"/>
    <dt>¿Cuánto debo pagar?</dt>
    <dd><span class="amount"><xsl:value-of select="b:pesos($importe)"/></span><xsl:if test="$importe/@letra"><br/><xsl:value-of select="$importe/@letra"/></xsl:if></dd>
  </xsl:template>

  <xsl:template name="hasta-cuando">
    <xsl:param name="pago"/>
    <dt>¿Hasta cuándo?</dt>
    <dd><xsl:call-template name="plazo-pago"><xsl:with-param name="pago" select="$pago"/></xsl:call-template> hábiles, contados desde el siguiente a aquel en que surta efectos la notificación<xsl:if test="$pago/@plazoDias = 15">; si el último día es viernes, puede pagar el día hábil siguiente</xsl:if>. Línea de captura: <strong><xsl:value-of select="$pago/lineaCaptura"/></strong>.</dd>
  </xsl:template>

  <xsl:template name="plazo-pago">
    <xsl:param name="pago"/>
    <xsl:choose><xsl:when test="$pago/@plazoDias = 30">Treinta días</xsl:when><xsl:otherwise>Quince días</xsl:otherwise></xsl:choose>
  </xsl:template>

  <!-- What CFF 65 says of credits that have no term of their own. -->
  <xsl:template name="pago-treinta">
    <xsl:param name="pago"/>
    <xsl:param name="total"/>
    <section>
      <h2>Forma de pago</h2>
      <dl>
        <dt>Importe</dt><dd><xsl:value-of select="b:pesos($total)"/><xsl:if test="$total/@letra"> (<xsl:value-of select="$total/@letra"/>)</xsl:if></dd>
        <dt>Plazo</dt><dd>Treinta días hábiles siguientes a aquel en que surta efectos la notificación (artículo 65 del Código Fiscal de la Federación).</dd>
        <dt>Línea de captura</dt><dd><strong><xsl:value-of select="$pago/lineaCaptura"/></strong>, vigente hasta el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$pago/lineaCaptura/@vigencia"/></xsl:call-template></dd>
        <dt>Dónde</dt><dd><xsl:for-each select="$pago/medio"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="."/></xsl:for-each>.</dd>
      </dl>
    </section>
  </xsl:template>

  <xsl:template name="carga-de-la-deuda">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>La deuda se vuelve exigible, crece con actualización y recargos y puede cobrarse mediante el procedimiento administrativo de ejecución. Si no la impugna a tiempo, se entiende consentida.</dd>
  </xsl:template>
</xsl:stylesheet>

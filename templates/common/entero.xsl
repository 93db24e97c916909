<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="bank.xsl"/>

  <!-- Payment of another's debt: term, slip, where. "articulo" of RACERF gives the fifteen days. -->
  <xsl:template name="entero">
    <xsl:param name="entero"/>
    <xsl:param name="total"/>
    <xsl:param name="articulo"/>
    <section>
      <h2>Forma de pago</h2>
      <dl>
        <dt>Importe</dt><dd><xsl:value-of select="b:pesos($total)"/><xsl:if test="$total/@letra"> (<xsl:value-of select="$total/@letra"/>)</xsl:if></dd>
        <dt>Plazo</dt><dd>Quince días hábiles siguientes a aquel en que surta efectos la notificación (artículo <xsl:value-of select="$articulo"/><xsl:text> </xsl:text><xsl:call-template name="ley"><xsl:with-param name="clave" select="'RACERF'"/></xsl:call-template>).</dd>
        <dt>Línea de captura</dt><dd><strong><xsl:value-of select="$entero/lineaCaptura"/></strong>, vigente hasta el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$entero/lineaCaptura/@vigencia"/></xsl:call-template></dd>
        <dt>Dónde</dt><dd><xsl:for-each select="$entero/medio"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="."/></xsl:for-each>.</dd>
      </dl>
    </section>
  </xsl:template>
</xsl:stylesheet>

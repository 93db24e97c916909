<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, file, origin of the securities, debt, value of the securities, way of sale -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="remateValores/expediente"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="remateValores/origen"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="remateValores/total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="remateValores/valores/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="remateValores/venta/@medio"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

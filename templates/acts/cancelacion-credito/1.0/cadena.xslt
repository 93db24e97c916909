<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, cause, debts, total -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cancelacion/causa"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(cancelacion/creditos/credito)"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cancelacion/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- debtor's RFC and registro patronal, article and fraction of the cause, limit, debts, total -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="responsabilidad/deudor/@rfc"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="responsabilidad/deudor/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="responsabilidad/causa/@articulo"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="responsabilidad/causa/@fraccion"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="responsabilidad/limite/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(responsabilidad/creditos/credito)"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="responsabilidad/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

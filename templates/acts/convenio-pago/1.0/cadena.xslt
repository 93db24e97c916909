<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, number of the agreement, authorisation, debts, months, total -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="convenio/@numero"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="convenio/autorizacion/@oficio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="convenio/creditos/@total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="convenio/plan/@meses"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="convenio/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

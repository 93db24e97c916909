<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, file, requirement of payment, debt, number of goods -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="declaratoriaEmbargo/expediente"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="declaratoriaEmbargo/requerimiento/@oficio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="declaratoriaEmbargo/total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(declaratoriaEmbargo/bienes/bien)"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

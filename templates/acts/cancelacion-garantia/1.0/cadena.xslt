<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, class and document of the guarantee, cause, amount released, amount that stands -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cancelacionGarantia/garantia/@clase"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cancelacionGarantia/garantia/@documento"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cancelacionGarantia/causa"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cancelacionGarantia/total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cancelacionGarantia/subsiste"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

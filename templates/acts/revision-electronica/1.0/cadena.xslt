<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, file, first and last month, quotas omitted, total of the preliminary settlement, term -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="revisionElectronica/expediente"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="revisionElectronica/periodoRevisado/@desde"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="revisionElectronica/periodoRevisado/@hasta"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="revisionElectronica/preliquidacion/diferencias/@omitidas"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="revisionElectronica/preliquidacion/total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="revisionElectronica/plazo/@dias"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

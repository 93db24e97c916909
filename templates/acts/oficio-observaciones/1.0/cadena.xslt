<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, file, first and last month, number of facts, total observed, term -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="oficioObservaciones/expediente"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="oficioObservaciones/periodoRevisado/@desde"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="oficioObservaciones/periodoRevisado/@hasta"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(oficioObservaciones/hechos/hecho)"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="oficioObservaciones/total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="oficioObservaciones/plazo/@dias"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

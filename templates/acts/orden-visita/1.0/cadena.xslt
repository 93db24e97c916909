<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, number of the order, first and last month, number of places and of visitors -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="ordenVisita/orden"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="ordenVisita/periodoRevisado/@desde"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="ordenVisita/periodoRevisado/@hasta"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(ordenVisita/lugares/lugar)"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(ordenVisita/visitadores/visitador)"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

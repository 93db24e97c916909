<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, credit, resolution that found the registration improper, first and last day of care, total -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="gastos/credito"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="gastos/improcedencia/@oficio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="gastos/atencion/@desde"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="gastos/atencion/@hasta"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="gastos/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

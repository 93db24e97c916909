<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, credit, date of the risk, services, benefits in money, administration, total; nothing of the person -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="capital/credito"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="capital/riesgo/@fecha"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="capital/servicios/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="capital/prestaciones/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="capital/integracion/administracion/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="capital/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

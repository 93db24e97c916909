<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, file, reach, cause, date of effect, number of workers -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="resolucionBaja/expediente"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="resolucionBaja/@alcance"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="resolucionBaja/@causa"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="resolucionBaja/efectos/@desde"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(resolucionBaja/trabajadores/trabajador)"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

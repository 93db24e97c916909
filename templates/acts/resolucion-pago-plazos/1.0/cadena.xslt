<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, what was decided, request, debts, months, total -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="pagoPlazos/sentido"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="pagoPlazos/solicitud/@folio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="pagoPlazos/creditos/@total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="pagoPlazos/plan/@meses"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="pagoPlazos/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

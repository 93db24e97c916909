<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, request, debt, appraisal, how it is resolved, value accepted, balance -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="resolucionDacion/solicitud/@folio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="resolucionDacion/adeudo/@total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="resolucionDacion/avaluo/@valor"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="resolucionDacion/sentido"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="resolucionDacion/aceptacion/total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="resolucionDacion/saldo"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

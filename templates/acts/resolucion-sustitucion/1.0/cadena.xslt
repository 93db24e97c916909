<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal of the new employer, RFC and registro of the old one, day of the substitution, day of the notice, debts, total -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="sustitucion/sustituido/@rfc"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="sustitucion/sustituido/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="sustitucion/@fecha"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="sustitucion/@aviso"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(sustitucion/creditos/credito)"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="sustitucion/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- file, RFC and registro patronal of the debtor, agreement, fund, first month, number of credits, total, account -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="solicitudParticipaciones/expediente"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="solicitudParticipaciones/deudor/@rfc"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="solicitudParticipaciones/deudor/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="solicitudParticipaciones/convenio/@numero"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="solicitudParticipaciones/participaciones/@fondo"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="solicitudParticipaciones/participaciones/@desde"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(solicitudParticipaciones/creditos/credito)"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="solicitudParticipaciones/total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="solicitudParticipaciones/deposito/@clabe"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

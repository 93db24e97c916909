<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- act: folio, check code, digest; opening, certificate, signature; dates; previous event -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="actoNotificado/@folio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="actoNotificado/@control"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="actoNotificado/@huella"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="apertura/@instante"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="apertura/firma/@certificado"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="apertura/firma/@rfc"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="apertura/firma/valor"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="efectos/@notificado"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="efectos/@surteEfectos"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="efectos/@calendario"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="antecedente/@huella"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

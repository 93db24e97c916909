<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- what was declared and when; certificate, signer, signature, which covers its data -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="declaracion/@clase"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="declaracion/@instante"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="declaracion/firma/@certificado"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="declaracion/firma/@rfc"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="declaracion/firma/valor"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

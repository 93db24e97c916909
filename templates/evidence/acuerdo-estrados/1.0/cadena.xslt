<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- act: folio, check code, digest; ground and when the records were looked up; page; previous event -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="actoNotificado/@folio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="actoNotificado/@control"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="actoNotificado/@huella"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="supuesto/@clave"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="supuesto/@consultado"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="publicacion/@pagina"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="antecedente/@huella"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

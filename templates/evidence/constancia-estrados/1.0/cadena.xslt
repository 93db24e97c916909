<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- act: folio, check code, digest; ground; publication, tenth and eleventh day, effect, calendar; previous event -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="actoNotificado/@folio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="actoNotificado/@control"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="actoNotificado/@huella"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="supuesto/@clave"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="publicacion/@publicado"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="publicacion/@decimoDia"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="publicacion/@notificado"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="publicacion/@surteEfectos"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="publicacion/@calendario"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="antecedente/@huella"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- Grammar of the cadena original: "||" field "|" field … "||". In a field "\" is written "\\" and "|" is
     written "\|". Anybody can make it again: xsltproc -stringparam huella SHA256 cadena.xslt acto.xml -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="UTF-8"/>

  <!-- SHA-256, in hexadecimal, of the Canonical XML of the document without its <sello> -->
  <xsl:param name="huella"/>

  <xsl:template match="/*">
    <xsl:text>|</xsl:text>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="@tipo"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="@version"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="emision/@folio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="emision/@instante"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="autoridad/@unidad"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@rfc"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="firmante/@rfc"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="referencia"/></xsl:call-template>
    <xsl:apply-templates select="." mode="propios"/>
    <xsl:if test="emision/@huellaHtml"><xsl:call-template name="campo"><xsl:with-param name="valor" select="emision/@huellaHtml"/></xsl:call-template></xsl:if>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="$huella"/></xsl:call-template>
    <xsl:text>||</xsl:text>
  </xsl:template>

  <xsl:template name="campo">
    <xsl:param name="valor"/>
    <xsl:text>|</xsl:text>
    <xsl:call-template name="escapado"><xsl:with-param name="texto" select="string($valor)"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="escapado">
    <xsl:param name="texto"/>
    <xsl:choose>
      <xsl:when test="contains($texto, '\')">
        <xsl:call-template name="sin-barra"><xsl:with-param name="texto" select="substring-before($texto, '\')"/></xsl:call-template>
        <xsl:text>\\</xsl:text>
        <xsl:call-template name="escapado"><xsl:with-param name="texto" select="substring-after($texto, '\')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="sin-barra"><xsl:with-param name="texto" select="$texto"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="sin-barra">
    <xsl:param name="texto"/>
    <xsl:choose>
      <xsl:when test="contains($texto, '|')">
        <xsl:value-of select="substring-before($texto, '|')"/>
        <xsl:text>\|</xsl:text>
        <xsl:call-template name="sin-barra"><xsl:with-param name="texto" select="substring-after($texto, '|')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$texto"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>

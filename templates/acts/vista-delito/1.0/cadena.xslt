<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- file, conduct, number of persons and of facts, when it was known, damage; no names: the cadena is printed -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="vistaDelito/expediente"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="vistaDelito/@conducta"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(vistaDelito/responsables/persona)"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(vistaDelito/hechos/hecho)"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="vistaDelito/conocimiento/@fecha"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="vistaDelito/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- from, to, each function, reason, accord -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="falla/@desde"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="falla/@hasta"/></xsl:call-template>
    <xsl:for-each select="falla/funcion">
      <xsl:call-template name="campo"><xsl:with-param name="valor" select="@clave"/></xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="falla/motivo"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="falla/acuerdo"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

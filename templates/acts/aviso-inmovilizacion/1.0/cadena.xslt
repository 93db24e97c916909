<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, procedure, legal basis, debt, frozen -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="avisoInmovilizacion/procedimiento/@expediente"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="avisoInmovilizacion/baseLegal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="avisoInmovilizacion/creditos/@total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="avisoInmovilizacion/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

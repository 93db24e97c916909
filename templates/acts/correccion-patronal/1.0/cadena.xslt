<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, file, invitation or result, first and last month, differences, what is left of them -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="correccionPatronal/expediente"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="concat(correccionPatronal/cierre/@resultado, substring('invitacion', 1, 10 * boolean(correccionPatronal/invitacion)))"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="correccionPatronal/periodoRevisado/@desde"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="correccionPatronal/periodoRevisado/@hasta"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="correccionPatronal/diferencias/@determinadas"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="correccionPatronal/diferencias/@omitidas"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, title, whether it can be challenged, amount, term to answer -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="actoGenerico/titulo"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="actoGenerico/@impugnable"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="actoGenerico/cantidad/total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="actoGenerico/respuesta/@dias"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

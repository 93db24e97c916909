<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, first and last period, number of documents, term -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="requerimiento/periodo/@desde"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="requerimiento/periodo/@hasta"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(requerimiento/documentos/documento)"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="requerimiento/plazo/@dias"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- case, RFC and registro patronal of the employer, fiscal year, number of the opinion, number of documents, term -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="requerimientoDictamen/@supuesto"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="requerimientoDictamen/patron/@rfc"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="requerimientoDictamen/patron/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="requerimientoDictamen/ejercicio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="requerimientoDictamen/dictamen/@folio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(requerimientoDictamen/documentos/documento)"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="requerimientoDictamen/plazo/@dias"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

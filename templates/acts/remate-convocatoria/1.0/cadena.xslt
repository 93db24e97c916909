<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, file, debt, base, legal bid, deposit, start and end of the auction -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="convocatoriaRemate/expediente"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="convocatoriaRemate/total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="convocatoriaRemate/base"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="convocatoriaRemate/posturaLegal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="convocatoriaRemate/deposito"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="convocatoriaRemate/subasta/@inicio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="convocatoriaRemate/subasta/@fin"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, closing month, agreement, credit and subtotal of quotas, credit and subtotal of housing, total -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cedulaConjunta/periodo"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cedulaConjunta/convenio/@acuerdo"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cedulaConjunta/rcv/credito"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cedulaConjunta/rcv/conceptos/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cedulaConjunta/infonavit/credito"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cedulaConjunta/infonavit/conceptos/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cedulaConjunta/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

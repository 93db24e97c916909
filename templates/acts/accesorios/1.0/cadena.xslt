<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, credit, credit of origin, day of the calculation, actualización, recargos, total -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="accesorios/credito"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="accesorios/origen/@credito"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="accesorios/pagado/@fecha | accesorios/insoluto/@fecha"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="accesorios/actualizacion/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="accesorios/recargos/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="accesorios/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

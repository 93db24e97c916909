<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- credit, services, advances, total; nothing of the person attended -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="gastosAtencion/credito"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="gastosAtencion/servicios/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="gastosAtencion/anticipos/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="gastosAtencion/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

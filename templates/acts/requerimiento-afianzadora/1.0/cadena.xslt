<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- policy, employer whose debt it secures, debt, amount required, term -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="requerimientoAfianzadora/poliza/@numero"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="requerimientoAfianzadora/fiado/@rfc"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="requerimientoAfianzadora/adeudo/@total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="requerimientoAfianzadora/total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="requerimientoAfianzadora/plazo/@dias"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

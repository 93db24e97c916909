<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- entity, debtor, order that is lifted, cause, held, released -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="liberacion/entidad/@clave"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="liberacion/persona/@rfc"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="liberacion/antecedente/@folio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="liberacion/causa"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="liberacion/inmovilizado/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="liberacion/liberar/@importe"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

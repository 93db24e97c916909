<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- entity, debtor, legal basis, firmness, group, cap, cap of the group, number of accounts -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="orden/entidad/@clave"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="orden/persona/@rfc"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="orden/baseLegal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="orden/firmeza/@estado"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="orden/tope/@grupo"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="orden/tope/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="orden/tope/@importeGrupo"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(orden/objetivos/cuenta)"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

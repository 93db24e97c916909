<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, credit, period, folio of the paid cédula, differences, actualización, recargos, total -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cedulaDiferencias/credito"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cedulaDiferencias/periodo"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cedulaDiferencias/cedulaPagada/@folio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cedulaDiferencias/conceptos/@diferencia"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cedulaDiferencias/conceptos/@actualizacion"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cedulaDiferencias/conceptos/@recargos"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="cedulaDiferencias/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

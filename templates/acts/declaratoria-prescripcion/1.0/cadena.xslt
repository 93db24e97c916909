<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, prescription or extinction of powers, what was decided, request, debts, total extinguished -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="prescripcion/figura"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="prescripcion/sentido"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="prescripcion/tramite/@folio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(prescripcion/obligaciones/obligacion)"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="prescripcion/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, request, why it is secured, class of guarantee, amount to secure, amount secured, how it is graded -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="calificacionGarantia/solicitud/@folio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="calificacionGarantia/motivoGarantia"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="calificacionGarantia/garantia/@clase"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="calificacionGarantia/total"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="calificacionGarantia/garantia/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="calificacionGarantia/sentido"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

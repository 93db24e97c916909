<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, what was decided, request, payments examined, what is deducted, total; never the account -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="devolucion/sentido"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="devolucion/solicitud/@folio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(devolucion/pagos/pago)"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="devolucion/descuento/@importe"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="devolucion/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../../../common/cadena.xsl"/>

  <!-- registro patronal, what was decided, request, fines, what remains to be paid, what is remitted -->
  <xsl:template match="/*" mode="propios">
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="destinatario/@registroPatronal"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="condonacion/sentido"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="condonacion/solicitud/@folio"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="count(condonacion/multas/multa)"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="condonacion/sumas/@saldo"/></xsl:call-template>
    <xsl:call-template name="campo"><xsl:with-param name="valor" select="condonacion/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

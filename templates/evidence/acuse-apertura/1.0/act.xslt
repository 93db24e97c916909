<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="../../../common/evidence.xsl"/>

  <xsl:template match="/constancia" mode="titulo">Acuse de recibo de notificación electrónica</xsl:template>

  <xsl:template match="/constancia" mode="certifica">
    <p class="lead"><xsl:value-of select="apertura/firma/nombre"/> se autenticó con su e.firma el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="apertura/@fecha"/></xsl:call-template>, a las <xsl:value-of select="apertura/@hora"/> horas (Zona Centro), y abrió el documento con folio <xsl:value-of select="actoNotificado/@folio"/>.</p>
    <p>La notificación se tiene por hecha el <strong><xsl:call-template name="fecha"><xsl:with-param name="dia" select="efectos/@notificado"/></xsl:call-template></strong> y surte efectos el <strong><xsl:call-template name="fecha"><xsl:with-param name="dia" select="efectos/@surteEfectos"/></xsl:call-template></strong>.</p>
  </xsl:template>

  <xsl:template match="/constancia" mode="detalle">
    <section>
      <h2>Apertura</h2>
      <dl>
        <dt>Autenticación para abrir</dt><dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="apertura/@fecha"/></xsl:call-template>, <xsl:value-of select="apertura/@hora"/> horas (Zona Centro)</dd>
        <dt>Quien abre</dt><dd><xsl:value-of select="apertura/firma/nombre"/>, RFC <xsl:value-of select="apertura/firma/@rfc"/></dd>
        <dt>Carácter</dt><dd><xsl:choose><xsl:when test="apertura/firma/@caracter = 'titular'">Titular</xsl:when><xsl:when test="apertura/firma/@caracter = 'representante'">Representante legal</xsl:when><xsl:otherwise>Persona autorizada para recibir notificaciones</xsl:otherwise></xsl:choose></dd>
        <dt>Certificado de e.firma</dt><dd><xsl:value-of select="apertura/firma/@certificado"/></dd>
        <dt>Aviso enviado</dt><dd><xsl:call-template name="momento"><xsl:with-param name="instante" select="efectos/@avisoEnviado"/></xsl:call-template></dd>
        <dt>Calendario aplicado</dt><dd><xsl:value-of select="efectos/@calendario"/></dd>
        <dt>Texto firmado</dt><dd><code class="cadena"><xsl:value-of select="apertura/firma/textoFirmado"/></code></dd>
        <dt>Firma electrónica de quien abre</dt><dd><code class="cadena"><xsl:value-of select="apertura/firma/valor"/></code></dd>
      </dl>
    </section>
  </xsl:template>

  <xsl:template match="/constancia" mode="fundamento">Artículos 286 L, 286 M y 286 N de la Ley del Seguro Social; 17-D, 17-E, 38, 134, fracción I, y 135 del Código Fiscal de la Federación.</xsl:template>
</xsl:stylesheet>

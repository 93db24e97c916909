<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="../../../common/evidence.xsl"/>

  <xsl:template match="/constancia" mode="titulo">Constancia de notificación electrónica por falta de consulta</xsl:template>

  <xsl:template match="/constancia" mode="certifica">
    <p class="lead"><xsl:value-of select="destinatario/nombre"/> no se autenticó con los datos de su e.firma para abrir el documento con folio <xsl:value-of select="actoNotificado/@folio"/> dentro de los tres días hábiles siguientes al aviso.</p>
    <p>El cuarto día fue el <strong><xsl:call-template name="fecha"><xsl:with-param name="dia" select="computo/@cuartoDia"/></xsl:call-template></strong>: en esa fecha la notificación se tiene por realizada. Surte efectos el <strong><xsl:call-template name="fecha"><xsl:with-param name="dia" select="computo/@surteEfectos"/></xsl:call-template></strong>.</p>
  </xsl:template>

  <xsl:template match="/constancia" mode="detalle">
    <section>
      <h2>Aviso y plazo</h2>
      <dl>
        <dt>Documento depositado en el buzón</dt><dd><xsl:call-template name="momento"><xsl:with-param name="instante" select="aviso/@depositado"/></xsl:call-template></dd>
        <dt>Aviso electrónico</dt><dd><xsl:value-of select="aviso/@folio"/>, enviado el <xsl:call-template name="momento"><xsl:with-param name="instante" select="aviso/@enviado"/></xsl:call-template></dd>
        <dt>Enviado a</dt><xsl:for-each select="aviso/correo"><dd><xsl:value-of select="."/></dd></xsl:for-each>
        <dt>Servicio del buzón durante el plazo</dt><dd><xsl:choose><xsl:when test="computo/@minutosSinServicio = 0">Disponible sin interrupciones registradas</xsl:when><xsl:otherwise><xsl:value-of select="computo/@minutosSinServicio"/> minutos sin servicio</xsl:otherwise></xsl:choose></dd>
        <dt>Calendario aplicado</dt><dd><xsl:value-of select="computo/@calendario"/></dd>
      </dl>
      <xsl:for-each select="computo/ampliacion">
        <p>El cuarto día se había comunicado para el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="@antes"/></xsl:call-template> y pasó al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="@ahora"/></xsl:call-template>. <xsl:value-of select="."/></p>
      </xsl:for-each>
      <xsl:call-template name="computo"><xsl:with-param name="dias" select="computo/dia"/></xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template match="/constancia" mode="fundamento">Artículos 9, 40, 271, 286 L, 286 M y 286 N de la Ley del Seguro Social; 12, 17-C, 17-D, 38, 134, fracción I, y 135 del Código Fiscal de la Federación.</xsl:template>
</xsl:stylesheet>

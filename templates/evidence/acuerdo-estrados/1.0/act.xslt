<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="../../../common/evidence.xsl"/>

  <xsl:template match="/constancia" mode="titulo">Acuerdo que ordena la notificación por estrados</xsl:template>
  <xsl:template match="/constancia[@tipo = 'acuerdo-estrados']" mode="encabezado">Qué se acuerda</xsl:template>
  <xsl:template match="/constancia[@tipo = 'acuerdo-estrados']" mode="encabezado-acto">Acto que se ha de notificar</xsl:template>

  <xsl:template match="/constancia" mode="certifica">
    <p class="lead">Notifíquese por estrados el documento con folio <xsl:value-of select="actoNotificado/@folio"/>: publíquese el documento durante diez días hábiles en la página electrónica <xsl:value-of select="publicacion/@pagina"/> y déjese constancia en el expediente.</p>
    <p>La notificación se tendrá por hecha el undécimo día, contado desde el siguiente al de la publicación.</p>
  </xsl:template>

  <xsl:template match="/constancia" mode="detalle">
    <section>
      <h2>Motivos</h2>
      <p><xsl:apply-templates select="supuesto" mode="motivo"/></p>
      <p>El padrón del Buzón IMSS se consultó el <xsl:call-template name="momento"><xsl:with-param name="instante" select="supuesto/@consultado"/></xsl:call-template>. Constan estos hechos:</p>
      <ul><xsl:for-each select="supuesto/hecho"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
      <p>Si al momento de publicar el destinatario ya puede ser avisado en su Buzón IMSS, este acuerdo queda sin efecto y el acto se notifica por ese medio.</p>
    </section>
  </xsl:template>

  <xsl:template match="/constancia" mode="fundamento">Artículos 5 A, fracción XXIII, 9, 251, 271 y 286 M de la Ley del Seguro Social; 12, 13, 38, 134, fracción III, y 139 del Código Fiscal de la Federación.</xsl:template>
</xsl:stylesheet>

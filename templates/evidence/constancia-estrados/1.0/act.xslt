<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="../../../common/evidence.xsl"/>

  <xsl:template match="/constancia" mode="titulo">Constancia de notificación por estrados</xsl:template>

  <xsl:template match="/constancia" mode="certifica">
    <p class="lead">El documento con folio <xsl:value-of select="actoNotificado/@folio"/> se publicó completo en la página electrónica de estrados y permaneció en ella diez días hábiles, hasta el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="publicacion/@decimoDia"/></xsl:call-template>.</p>
    <p>La notificación se tiene por hecha el undécimo día, <strong><xsl:call-template name="fecha"><xsl:with-param name="dia" select="publicacion/@notificado"/></xsl:call-template></strong>, y surte efectos el <strong><xsl:call-template name="fecha"><xsl:with-param name="dia" select="publicacion/@surteEfectos"/></xsl:call-template></strong>.</p>
  </xsl:template>

  <xsl:template match="/constancia" mode="detalle">
    <section>
      <h2>Por qué se notificó por estrados</h2>
      <p><xsl:apply-templates select="supuesto" mode="motivo"/></p>
      <ul><xsl:for-each select="supuesto/hecho"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
      <p>La publicación se ordenó por acuerdo <xsl:value-of select="supuesto/acuerdo/@referencia"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="supuesto/acuerdo/@fecha"/></xsl:call-template>.</p>
    </section>
    <section>
      <h2>Publicación</h2>
      <dl>
        <dt>Página electrónica</dt><dd><xsl:value-of select="publicacion/@pagina"/></dd>
        <dt>Publicado</dt><dd><xsl:call-template name="momento"><xsl:with-param name="instante" select="publicacion/@publicado"/></xsl:call-template></dd>
        <xsl:if test="publicacion/@retirado"><dt>Retirado</dt><dd><xsl:call-template name="momento"><xsl:with-param name="instante" select="publicacion/@retirado"/></xsl:call-template></dd></xsl:if>
        <dt>Calendario aplicado</dt><dd><xsl:value-of select="publicacion/@calendario"/></dd>
      </dl>
      <xsl:call-template name="computo"><xsl:with-param name="dias" select="publicacion/dia"/></xsl:call-template>
      <h3>Fijación, permanencia y retiro</h3>
      <p>Fijado el <xsl:call-template name="momento"><xsl:with-param name="instante" select="publicacion/@publicado"/></xsl:call-template>. Cada día que cuenta, el documento se leyó en la dirección pública y se comparó con el publicado; cada lectura se firmó con el sello del Instituto y lleva sello de tiempo.<xsl:if test="publicacion/@retirado"> Retirado el <xsl:call-template name="momento"><xsl:with-param name="instante" select="publicacion/@retirado"/></xsl:call-template>.</xsl:if></p>
      <dl>
        <xsl:for-each select="publicacion/dia[@visto]">
          <dt>Leído el <xsl:call-template name="momento"><xsl:with-param name="instante" select="@visto"/></xsl:call-template></dt>
          <dd><code class="cadena"><xsl:value-of select="@huella"/></code></dd>
        </xsl:for-each>
      </dl>
    </section>
  </xsl:template>

  <xsl:template match="/constancia" mode="fundamento">Artículos 9, 271 y 286 M de la Ley del Seguro Social; 12, 38, 134, fracción III, 135 y 139 del Código Fiscal de la Federación.</xsl:template>
</xsl:stylesheet>

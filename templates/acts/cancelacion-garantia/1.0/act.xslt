<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/cobro.xsl"/>

  <xsl:template match="/acto" mode="titulo">Cancelación de la garantía del interés fiscal</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es una cancelación de garantía: el Instituto libera <xsl:choose><xsl:when test="cancelacionGarantia/alcance = 'parcial'">en parte </xsl:when><xsl:otherwise>por completo </xsl:otherwise></xsl:choose>la garantía que se otorgó por <xsl:call-template name="lista-creditos"><xsl:with-param name="creditos" select="cancelacionGarantia/creditos/garantizado"/></xsl:call-template>, <xsl:apply-templates select="cancelacionGarantia/causa" mode="breve"/>.</dd>
    <dt>¿Cuánto se libera?</dt>
    <dd><xsl:call-template name="importe-destacado"><xsl:with-param name="importe" select="cancelacionGarantia/total"/></xsl:call-template></dd>
    <dt>¿Qué subsiste?</dt>
    <dd><xsl:choose><xsl:when test="cancelacionGarantia/alcance = 'total'">Nada: la garantía queda cancelada.</xsl:when><xsl:otherwise>La garantía sigue vigente por <xsl:value-of select="b:pesos(cancelacionGarantia/subsiste)"/>.</xsl:otherwise></xsl:choose></dd>
  </xsl:template>

  <xsl:template match="causa" mode="breve">
    <xsl:choose>
      <xsl:when test=". = 'pago'">porque se pagó lo que garantizaba</xsl:when>
      <xsl:when test=". = 'sustitucion'">porque otra garantía la sustituye</xsl:when>
      <xsl:when test=". = 'sin-efectos'">porque quedó sin efectos la resolución que la originó</xsl:when>
      <xsl:otherwise>porque excede lo que queda pendiente</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Debo pagar o hacer algo?</dt>
    <dd>Este documento no cobra nada. El Instituto hace lo que le toca en <xsl:value-of select="cancelacionGarantia/liberacion/@dias"/> días hábiles; vea en «Liberación» si algo le corresponde a usted.</dd>
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>La garantía se libera en los términos de este documento; los originales quedan a su disposición en la subdelegación.</dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Cancelación</h2>
      <h3>Resultandos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">La garantía es la siguiente:</xsl:with-param></xsl:call-template>
      <dl>
        <dt>Clase</dt><dd><xsl:call-template name="clase-garantia"><xsl:with-param name="clave" select="cancelacionGarantia/garantia/@clase"/></xsl:call-template></dd>
        <dt>Documento</dt><dd><xsl:value-of select="cancelacionGarantia/garantia/@documento"/>, del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="cancelacionGarantia/garantia/@fecha"/></xsl:call-template></dd>
        <dt>Otorgante</dt><dd><xsl:value-of select="cancelacionGarantia/garantia/otorgante"/></dd>
        <dt>Descripción</dt><dd><xsl:value-of select="cancelacionGarantia/garantia/descripcion"/></dd>
        <xsl:if test="cancelacionGarantia/garantia/inscripcion"><dt>Inscripción</dt><dd><xsl:value-of select="cancelacionGarantia/garantia/inscripcion/@registro"/>, folio <xsl:value-of select="cancelacionGarantia/garantia/inscripcion/@folio"/></dd></xsl:if>
        <dt>Importe</dt><dd><xsl:value-of select="b:pesos(cancelacionGarantia/garantia/@importe)"/></dd>
      </dl>
      <div class="tabla" role="region" tabindex="0" aria-label="Créditos que garantiza">
        <table class="w-3-3-3-3">
          <caption>Créditos que garantiza, en pesos</caption>
          <thead><tr><th scope="col">Crédito</th><th scope="col">Periodo</th><th scope="col" class="num">Importe</th><th scope="col" class="num">Pendiente</th></tr></thead>
          <tbody>
            <xsl:for-each select="cancelacionGarantia/creditos/garantizado">
              <tr><th scope="row"><xsl:value-of select="@numero"/></th><td><xsl:value-of select="@periodo"/></td><td class="num"><xsl:value-of select="b:pesos(@importe)"/></td><td class="num"><xsl:value-of select="b:pesos(@pendiente)"/></td></tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
      <xsl:if test="cancelacionGarantia/solicitud"><xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Con folio <xsl:value-of select="cancelacionGarantia/solicitud/@folio"/>, del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="cancelacionGarantia/solicitud/@fecha"/></xsl:call-template>, se solicitó la cancelación.</xsl:with-param></xsl:call-template></xsl:if>
      <h3>Considerandos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">La causa se acredita con <xsl:value-of select="cancelacionGarantia/acreditamiento/@documento"/>, del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="cancelacionGarantia/acreditamiento/@fecha"/></xsl:call-template><xsl:if test="cancelacionGarantia/acreditamiento/@autoridad">, de <xsl:value-of select="cancelacionGarantia/acreditamiento/@autoridad"/></xsl:if><xsl:if test="cancelacionGarantia/acreditamiento/@importe">, por <xsl:value-of select="b:pesos(cancelacionGarantia/acreditamiento/@importe)"/></xsl:if>.</xsl:with-param></xsl:call-template>
      <xsl:choose>
        <xsl:when test="cancelacionGarantia/causa = 'pago'"><xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Los créditos están pagados por completo y no hay interés fiscal que garantizar.</xsl:with-param></xsl:call-template></xsl:when>
        <xsl:when test="cancelacionGarantia/causa = 'sustitucion'"><xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La nueva garantía cubre lo pendiente, por lo que la anterior puede liberarse sin que el interés fiscal quede descubierto.</xsl:with-param></xsl:call-template></xsl:when>
        <xsl:when test="cancelacionGarantia/causa = 'sin-efectos'"><xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Quedó en definitiva sin efectos la resolución que dio origen a la garantía, que por ello carece de objeto.</xsl:with-param></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La garantía excede lo que queda pendiente y puede reducirse hasta lo que basta para cubrirlo, con sus accesorios.</xsl:with-param></xsl:call-template></xsl:otherwise>
      </xsl:choose>
      <h3>Resolutivos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se cancela <xsl:choose><xsl:when test="cancelacionGarantia/alcance = 'total'">totalmente</xsl:when><xsl:otherwise>parcialmente</xsl:otherwise></xsl:choose> la garantía descrita y se liberan <xsl:call-template name="importe-con-letra"><xsl:with-param name="importe" select="cancelacionGarantia/total"/></xsl:call-template><xsl:if test="cancelacionGarantia/alcance = 'parcial'">; subsiste por <xsl:value-of select="b:pesos(cancelacionGarantia/subsiste)"/></xsl:if>.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Comuníquese a <xsl:value-of select="cancelacionGarantia/garantia/otorgante"/> y a quienes deban intervenir en la liberación.</xsl:with-param></xsl:call-template>
    </section>
    <section>
      <h2>Liberación</h2>
      <p>Dentro de los <xsl:value-of select="cancelacionGarantia/liberacion/@dias"/> días hábiles siguientes a aquel en que surta efectos la notificación:</p>
      <ol><xsl:for-each select="cancelacionGarantia/liberacion/paso"><li><xsl:value-of select="."/></li></xsl:for-each></ol>
    </section>
  </xsl:template>
</xsl:stylesheet>

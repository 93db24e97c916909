<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="../../../common/bank.xsl"/>
  <xsl:include href="../../../common/oficio.xsl"/>

  <xsl:template match="/acto" mode="titulo">Solicitud de pago con cargo a participaciones en ingresos federales</xsl:template>

  <xsl:template match="/acto" mode="fondo">
    <xsl:choose>
      <xsl:when test="solicitudParticipaciones/participaciones/@fondo = 'general'">del Fondo General de Participaciones</xsl:when>
      <xsl:when test="solicitudParticipaciones/participaciones/@fondo = 'fomento'">del Fondo de Fomento Municipal</xsl:when>
      <xsl:otherwise>de los recursos a que se refiere el artículo 4-A, fracción I, de la Ley de Coordinación Fiscal</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es una solicitud a esa autoridad: que pague al Instituto, con cargo a las participaciones de <strong><xsl:value-of select="solicitudParticipaciones/deudor"/></strong>, las cuotas de sus trabajadores que no cubrió.</dd>
    <dt>¿Cuánto se pide?</dt>
    <dd><xsl:call-template name="cantidad-grande"><xsl:with-param name="importe" select="solicitudParticipaciones/total"/></xsl:call-template></dd>
    <dt>¿De dónde y desde cuándo?</dt>
    <dd>Se toma <xsl:apply-templates select="." mode="fondo"/>, desde la ministración de <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="solicitudParticipaciones/participaciones/@desde"/></xsl:call-template> y hasta cubrir el total.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no se atiende?</dt>
    <dd>El adeudo sigue creciendo con actualización y recargos y el Instituto puede cobrarlo por los demás medios que la ley permite.</dd>
    <dt>¿Puede impugnarse?</dt>
    <dd>No se impugna por sí misma: es una comunicación entre autoridades. La entidad deudora pudo impugnar los créditos cuando se le notificaron.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Antecedentes</h2>
      <dl>
        <dt>Expediente</dt><dd><xsl:value-of select="solicitudParticipaciones/expediente"/></dd>
        <dt>Entidad deudora</dt><dd><xsl:value-of select="solicitudParticipaciones/deudor"/> (<xsl:value-of select="solicitudParticipaciones/deudor/@entidad"/>), RFC <xsl:value-of select="solicitudParticipaciones/deudor/@rfc"/>, registro patronal <xsl:call-template name="registro"><xsl:with-param name="clave" select="solicitudParticipaciones/deudor/@registroPatronal"/></xsl:call-template></dd>
        <dt>Convenio</dt><dd>Número <xsl:value-of select="solicitudParticipaciones/convenio/@numero"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="solicitudParticipaciones/convenio/@fecha"/></xsl:call-template>, <xsl:value-of select="solicitudParticipaciones/convenio/@clausula"/></dd>
        <xsl:for-each select="solicitudParticipaciones/autorizacion">
          <dt><xsl:choose><xsl:when test="@organo = 'congreso-local'">Autorización del congreso local</xsl:when><xsl:otherwise>Autorización del cabildo</xsl:otherwise></xsl:choose></dt>
          <dd><xsl:value-of select="@documento"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="@fecha"/></xsl:call-template></dd>
        </xsl:for-each>
        <xsl:if test="solicitudParticipaciones/registroPublico">
          <dt>Registro Público Único</dt><dd>Inscripción <xsl:value-of select="solicitudParticipaciones/registroPublico/@clave"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="solicitudParticipaciones/registroPublico/@fecha"/></xsl:call-template></dd>
        </xsl:if>
        <dt>Requerimiento previo</dt><dd>Oficio <xsl:value-of select="solicitudParticipaciones/requerimientoPrevio/@oficio"/>, notificado a la entidad el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="solicitudParticipaciones/requerimientoPrevio/@notificado"/></xsl:call-template>, sin que conste el pago</dd>
      </dl>
    </section>
    <section>
      <h2>Adeudo</h2>
      <xsl:call-template name="creditos"><xsl:with-param name="creditos" select="solicitudParticipaciones/creditos"/></xsl:call-template>
    </section>
    <section>
      <h2>Considerandos</h2>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Las cuotas que se generan por la incorporación de los trabajadores de las administraciones públicas estatales o municipales pueden pagarse con cargo a las participaciones en ingresos federales que les correspondan (artículo 233 de la Ley del Seguro Social).</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Para que las participaciones respondan de esas obligaciones se requiere la autorización del congreso local o del cabildo (artículo 232, párrafo segundo, de la misma ley), y que la afectación esté autorizada por la legislatura local e inscrita en el Registro Público Único; las participaciones <xsl:apply-templates select="." mode="fondo"/> pueden afectarse (artículo 9 de la Ley de Coordinación Fiscal). Los antecedentes muestran que esos requisitos se cumplen.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">La entidad no pagó los créditos relacionados ni atendió el requerimiento previo. Se le notificaron así:</xsl:with-param></xsl:call-template>
      <ul>
        <xsl:for-each select="solicitudParticipaciones/creditos/credito">
          <li>Crédito <xsl:value-of select="@numero"/>, <xsl:value-of select="@tipo"/> de <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="@periodo"/></xsl:call-template>: el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="@notificado"/></xsl:call-template>.</li>
        </xsl:for-each>
      </ul>
    </section>
    <section>
      <h2>Solicitud</h2>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se solicita a <strong><xsl:value-of select="destinatario/nombre"/></strong> que, con cargo a las participaciones que <xsl:apply-templates select="." mode="fondo"/> correspondan a <xsl:value-of select="solicitudParticipaciones/deudor"/>, pague al Instituto <xsl:call-template name="cantidad"><xsl:with-param name="importe" select="solicitudParticipaciones/total"/></xsl:call-template>, desde la ministración de <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="solicitudParticipaciones/participaciones/@desde"/></xsl:call-template> y hasta cubrir el total.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">El pago se deposita en <xsl:value-of select="solicitudParticipaciones/deposito/@banco"/>, CLABE <strong><xsl:value-of select="solicitudParticipaciones/deposito/@clabe"/></strong>, a nombre de <xsl:value-of select="solicitudParticipaciones/deposito/@titular"/>, con la referencia del expediente.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">Se pide informar al Instituto la fecha y el importe de cada pago, o la causa por la que no proceda. Si la entidad paga antes, el Instituto lo comunicará de inmediato para que no se descuente.</xsl:with-param></xsl:call-template>
    </section>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/entero.xsl"/>

  <xsl:variable name="r" select="/acto/responsabilidad"/>

  <xsl:template match="/acto" mode="titulo">Resolución que determina responsabilidad solidaria</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>El Instituto determina que usted responde, junto con <xsl:value-of select="$r/deudor/nombre"/>, de créditos fiscales que esa persona debe. La causa y el límite de su responsabilidad están en este documento.</dd>
    <dt>¿Cuánto debo pagar?</dt>
    <dd><span class="amount"><xsl:value-of select="b:pesos($r/total)"/></span><xsl:if test="$r/total/@letra"><br/><xsl:value-of select="$r/total/@letra"/></xsl:if></dd>
    <dt>¿Hasta cuándo?</dt>
    <dd>Quince días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación. Línea de captura: <strong><xsl:value-of select="$r/entero/lineaCaptura"/></strong>.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>Pasados treinta días hábiles desde que surta efectos la notificación, el Instituto puede cobrar mediante el procedimiento administrativo de ejecución, hasta el límite de su responsabilidad. Si no impugna esta resolución a tiempo, se entiende consentida.</dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template name="limite">
    <xsl:choose>
      <xsl:when test="$r/limite/@tipo = 'no-garantizado'">la parte del interés fiscal que no alcanza a garantizarse con los bienes de la persona moral</xsl:when>
      <xsl:when test="$r/limite/@tipo = 'valor-negociacion'">el valor de la negociación adquirida</xsl:when>
      <xsl:when test="$r/limite/@tipo = 'bienes-recibidos'">el monto de los bienes legados o donados</xsl:when>
      <xsl:when test="$r/limite/@tipo = 'garantia'">el valor de los bienes dados en garantía</xsl:when>
      <xsl:when test="$r/limite/@tipo = 'participacion'">la participación en el capital social, en la parte que no alcanza a garantizarse con los bienes de la sociedad</xsl:when>
      <xsl:when test="$r/limite/@tipo = 'capital'">el valor del capital de la sociedad escindida al momento de la escisión</xsl:when>
      <xsl:when test="$r/limite/@tipo = 'aportacion'">la aportación hecha a la asociación en participación</xsl:when>
      <xsl:otherwise>el importe de los propios créditos</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Deudor principal</h2>
      <dl class="two-col">
        <dt>RFC</dt><dd><xsl:value-of select="$r/deudor/@rfc"/></dd>
        <dt>Registro patronal</dt><dd><xsl:call-template name="registro"><xsl:with-param name="clave" select="$r/deudor/@registroPatronal"/></xsl:call-template></dd>
      </dl>
      <p><strong><xsl:value-of select="$r/deudor/nombre"/></strong> adeuda al Instituto los créditos siguientes:</p>
      <xsl:call-template name="creditos"><xsl:with-param name="creditos" select="$r/creditos"/></xsl:call-template>
    </section>
    <section>
      <h2>Causa de la responsabilidad</h2>
      <p>Con fundamento en <xsl:call-template name="citas"><xsl:with-param name="citas" select="$r/causa"/></xsl:call-template>. Periodo por el que responde: de <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="$r/periodo/@desde"/></xsl:call-template> a <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="$r/periodo/@hasta"/></xsl:call-template>.</p>
      <p><xsl:value-of select="destinatario/causaSolidaria"/></p>
      <h3>Hechos</h3>
      <xsl:call-template name="parrafos"><xsl:with-param name="parrafos" select="$r/hechos/parrafo"/></xsl:call-template>
      <h3>Límite</h3>
      <p>El límite de la responsabilidad es <xsl:call-template name="limite"/>: <xsl:value-of select="b:pesos($r/limite/@importe)"/>. <xsl:value-of select="$r/limite/sustento"/></p>
      <p>La responsabilidad solidaria comprende los accesorios, con excepción de las multas<xsl:if test="$r/causa/@ley = 'CFF'"> (artículo 26, último párrafo, del Código Fiscal de la Federación)</xsl:if>; los créditos relacionados no las incluyen.</p>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <ol>
        <li>Se determina que <strong><xsl:value-of select="destinatario/nombre"/></strong> es responsable solidario, con <xsl:value-of select="$r/deudor/nombre"/>, de los créditos relacionados.</li>
        <li>La responsabilidad se fija en <strong><xsl:value-of select="b:pesos($r/total)"/></strong><xsl:if test="$r/total/@letra"> (<xsl:value-of select="$r/total/@letra"/>)</xsl:if>, que debe pagarse en el plazo y la forma que se indican.</li>
        <li>El deudor principal sigue obligado por la totalidad de los créditos; lo que pague cualquiera de los obligados se aplica a ellos, que no se cobran dos veces.</li>
      </ol>
    </section>
    <xsl:call-template name="entero"><xsl:with-param name="entero" select="$r/entero"/><xsl:with-param name="total" select="$r/total"/><xsl:with-param name="articulo" select="'130'"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

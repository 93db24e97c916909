<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/entero.xsl"/>

  <xsl:variable name="s" select="/acto/sustitucion"/>

  <xsl:template match="/acto" mode="titulo">Resolución de sustitución patronal y estado de adeudo</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>El Instituto <xsl:choose><xsl:when test="$s/@origen = 'aviso'">reconoce</xsl:when><xsl:otherwise>determina</xsl:otherwise></xsl:choose> que usted sustituyó como patrón a <xsl:value-of select="$s/sustituido/nombre"/> desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$s/@fecha"/></xsl:call-template> y le notifica lo que ese patrón debe, porque la ley se lo atribuye a usted.</dd>
    <dt>¿Cuánto debo pagar?</dt>
    <dd><span class="amount"><xsl:value-of select="b:pesos($s/total)"/></span><xsl:if test="$s/total/@letra"><br/><xsl:value-of select="$s/total/@letra"/></xsl:if></dd>
    <dt>¿Hasta cuándo?</dt>
    <dd>Quince días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación. Línea de captura: <strong><xsl:value-of select="$s/entero/lineaCaptura"/></strong>.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Responde también el patrón anterior?</dt>
    <dd>Sí, hasta el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$s/@solidariaHasta"/></xsl:call-template>; después, sólo usted.</dd>
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>El adeudo crece con actualización y recargos y, pasados treinta días hábiles desde que surta efectos la notificación, puede cobrarse mediante el procedimiento administrativo de ejecución. Si no impugna esta resolución a tiempo, se entiende consentida.</dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Patrones</h2>
      <div class="tabla" role="region" tabindex="0" aria-label="Patrones">
        <table class="w-2-5-3-3">
          <caption>Patrón sustituido y patrón sustituto</caption>
          <thead><tr><th scope="col">Carácter</th><th scope="col">Nombre</th><th scope="col">RFC</th><th scope="col">Registro patronal</th></tr></thead>
          <tbody>
            <tr><th scope="row">Sustituido</th><td><xsl:value-of select="$s/sustituido/nombre"/></td><td><xsl:value-of select="$s/sustituido/@rfc"/></td><td><xsl:call-template name="registro"><xsl:with-param name="clave" select="$s/sustituido/@registroPatronal"/></xsl:call-template></td></tr>
            <tr><th scope="row">Sustituto</th><td><xsl:value-of select="destinatario/nombre"/></td><td><xsl:value-of select="destinatario/@rfc"/></td><td><xsl:if test="destinatario/@registroPatronal"><xsl:call-template name="registro"><xsl:with-param name="clave" select="destinatario/@registroPatronal"/></xsl:call-template></xsl:if></td></tr>
          </tbody>
        </table>
      </div>
    </section>
    <section>
      <h2>Hechos</h2>
      <p>
        <xsl:choose>
          <xsl:when test="$s/@origen = 'aviso'">El aviso de sustitución <xsl:value-of select="$s/@folio"/> se presentó el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$s/@aviso"/></xsl:call-template>.</xsl:when>
          <xsl:otherwise>Sin que mediara aviso, el Instituto conoció la sustitución y la dictaminó el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$s/@aviso"/></xsl:call-template>, dictamen <xsl:value-of select="$s/@folio"/>.</xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:call-template name="parrafos"><xsl:with-param name="parrafos" select="$s/hechos/parrafo"/></xsl:call-template>
      <xsl:if test="$s/bienes">
        <p>Bienes esenciales de la explotación que se transmitieron:</p>
        <ul><xsl:for-each select="$s/bienes/bien"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
      </xsl:if>
      <xsl:if test="$s/socios">
        <div class="tabla" role="region" tabindex="0" aria-label="Socios comunes">
          <table class="w-5-2-2">
            <caption>Socios comunes y su participación, en por ciento. Giro: <xsl:value-of select="$s/socios/@giro"/></caption>
            <thead><tr><th scope="col">Socio</th><th scope="col" class="num">En el sustituido</th><th scope="col" class="num">En el sustituto</th></tr></thead>
            <tbody><xsl:for-each select="$s/socios/socio"><tr><th scope="row"><xsl:value-of select="@nombre"/></th><td class="num"><xsl:value-of select="@enSustituido"/></td><td class="num"><xsl:value-of select="@enSustituto"/></td></tr></xsl:for-each></tbody>
          </table>
        </div>
      </xsl:if>
    </section>
    <section>
      <h2>Consideraciones</h2>
      <p>
        <xsl:choose>
          <xsl:when test="$s/@supuesto = 'I'">Hay sustitución de patrón cuando entre el sustituido y el sustituto se transmiten, por cualquier título, los bienes esenciales afectos a la explotación con ánimo de continuarla, propósito que se presume (artículo 290, fracción I, de la Ley del Seguro Social).</xsl:when>
          <xsl:otherwise>Hay sustitución de patrón cuando los socios o accionistas del sustituido son, mayoritariamente, los mismos del sustituto y se trata del mismo giro mercantil (artículo 290, fracción II, de la Ley del Seguro Social).</xsl:otherwise>
        </xsl:choose>
      </p>
      <p>El patrón sustituido es solidariamente responsable con el nuevo de las obligaciones nacidas antes de la fecha en que se avise al Instituto, hasta por seis meses; concluidos, todas las responsabilidades son atribuibles al nuevo patrón. El Instituto debe notificar a éste el estado de adeudo del sustituido, que el nuevo patrón paga dentro de los quince días hábiles siguientes (artículo 129 <xsl:call-template name="ley"><xsl:with-param name="clave" select="'RACERF'"/></xsl:call-template>).</p>
      <h3>Estado de adeudo del patrón sustituido</h3>
      <xsl:call-template name="creditos"><xsl:with-param name="creditos" select="$s/creditos"/></xsl:call-template>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <ol>
        <li>Para los efectos del pago de los créditos del Instituto, <strong><xsl:value-of select="destinatario/nombre"/></strong> es patrón sustituto de <strong><xsl:value-of select="$s/sustituido/nombre"/></strong> desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$s/@fecha"/></xsl:call-template>.</li>
        <li>Se le notifica el estado de adeudo del patrón sustituido, por <strong><xsl:value-of select="b:pesos($s/total)"/></strong><xsl:if test="$s/total/@letra"> (<xsl:value-of select="$s/total/@letra"/>)</xsl:if>, que debe pagar en el plazo y la forma que se indican.</li>
        <li>El patrón sustituido responde solidariamente de esas obligaciones hasta el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$s/@solidariaHasta"/></xsl:call-template>.</li>
      </ol>
    </section>
    <xsl:call-template name="entero"><xsl:with-param name="entero" select="$s/entero"/><xsl:with-param name="total" select="$s/total"/><xsl:with-param name="articulo" select="'129'"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>

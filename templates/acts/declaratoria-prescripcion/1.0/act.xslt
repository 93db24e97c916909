<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/act.xsl"/>

  <xsl:variable name="p" select="/acto/prescripcion"/>
  <xsl:variable name="caducidad" select="$p/figura = 'caducidad'"/>
  <xsl:variable name="extinguidas" select="$p/obligaciones/obligacion[@procede='si']"/>
  <xsl:variable name="subsisten" select="$p/obligaciones/obligacion[@procede='no']"/>

  <xsl:template match="/acto" mode="titulo">Declaratoria sobre la prescripción o la caducidad de créditos</xsl:template>

  <xsl:template match="/acto" mode="encabezado-resumen">
    <xsl:text>Lo que debe saber: </xsl:text>
    <xsl:choose>
      <xsl:when test="$p/sentido = 'procedente'">procede la declaratoria</xsl:when>
      <xsl:when test="$p/sentido = 'parcial'">procede en parte la declaratoria</xsl:when>
      <xsl:otherwise>no procede la declaratoria</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="cuantos">
    <xsl:param name="n"/>
    <xsl:choose><xsl:when test="$n = 1">un crédito</xsl:when><xsl:otherwise><xsl:value-of select="$n"/> créditos</xsl:otherwise></xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="$p/tramite/@origen = 'peticion'">Es la respuesta del Instituto a su solicitud <xsl:value-of select="$p/tramite/@folio"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$p/tramite/@fecha"/></xsl:call-template>, para que declare que ya no debe ciertos créditos por el tiempo transcurrido.</xsl:when>
        <xsl:otherwise>El Instituto revisó de oficio si por el tiempo transcurrido usted ya no debe ciertos créditos (expediente <xsl:value-of select="$p/tramite/@folio"/>).</xsl:otherwise>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="$p/sentido = 'procedente'"> La declaratoria procede.</xsl:when>
        <xsl:when test="$p/sentido = 'parcial'"> La declaratoria procede en parte: se extingue<xsl:if test="count($extinguidas) &gt; 1">n</xsl:if><xsl:text> </xsl:text><xsl:call-template name="cuantos"><xsl:with-param name="n" select="count($extinguidas)"/></xsl:call-template> y subsiste<xsl:if test="count($subsisten) &gt; 1">n</xsl:if><xsl:text> </xsl:text><xsl:call-template name="cuantos"><xsl:with-param name="n" select="count($subsisten)"/></xsl:call-template>.</xsl:when>
        <xsl:otherwise> La declaratoria no procede.</xsl:otherwise>
      </xsl:choose>
    </dd>
    <dt>¿Cuánto se extingue?</dt>
    <dd><span class="amount"><xsl:value-of select="b:pesos($p/total)"/></span><xsl:if test="$p/total/@letra"><br/><xsl:value-of select="$p/total/@letra"/></xsl:if></dd>
    <dt>¿Debo pagar algo?</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="$subsisten">Sí: los créditos que subsisten, con la actualización y los recargos que se causen. Este documento no abre un plazo nuevo.</xsl:when>
        <xsl:otherwise>No. Los créditos relacionados quedan extinguidos con sus accesorios.</xsl:otherwise>
      </xsl:choose>
    </dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="$subsisten and $caducidad">El Instituto conserva la facultad de fijar en cantidad líquida los créditos que subsisten y de cobrarlos. Si no impugna esta declaratoria a tiempo, se entiende consentida.</xsl:when>
        <xsl:when test="$subsisten">El Instituto puede cobrar los créditos que subsisten mediante el procedimiento administrativo de ejecución. Si no impugna esta declaratoria a tiempo, se entiende consentida.</xsl:when>
        <xsl:otherwise>Nada: la extinción surte efectos sin otro trámite.</xsl:otherwise>
      </xsl:choose>
    </dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Regla que se aplica</h2>
      <xsl:choose>
        <xsl:when test="$caducidad">
          <p>La facultad del Instituto de fijar en cantidad líquida los créditos a su favor se extingue en cinco años, no sujetos a interrupción, contados desde que el sujeto obligado presentó el aviso o la liquidación o desde que el propio Instituto conoció el hecho generador. El plazo sólo se suspende por recurso de inconformidad o juicio (artículo 297 de la Ley del Seguro Social).</p>
        </xsl:when>
        <xsl:otherwise>
          <p>La obligación de enterar las cuotas y los capitales constitutivos prescribe a los cinco años de que fueron exigibles (artículo 298 de la Ley del Seguro Social). El plazo se interrumpe con cada gestión de cobro que se notifica o hace saber al deudor, o por el reconocimiento de éste; con las interrupciones no puede exceder de diez años desde que el crédito pudo ser legalmente exigido, sin contar los periodos de suspensión (artículo 146 del Código Fiscal de la Federación).</p>
        </xsl:otherwise>
      </xsl:choose>
    </section>
    <section>
      <h2>Cómputo</h2>
      <xsl:for-each select="$p/obligaciones/obligacion">
        <h3>Crédito <xsl:value-of select="@credito"/>, <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="@periodo"/></xsl:call-template></h3>
        <dl>
          <dt>
            <xsl:choose><xsl:when test="$caducidad">Inicio del plazo</xsl:when><xsl:otherwise>Exigible desde</xsl:otherwise></xsl:choose>
          </dt>
          <dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="@inicio"/></xsl:call-template></dd>
          <xsl:if test="gestion">
            <dt>Interrupciones</dt>
            <xsl:for-each select="gestion">
              <dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="@fecha"/></xsl:call-template>:
                <xsl:choose>
                  <xsl:when test="@tipo = 'requerimiento-pago'">requerimiento de pago</xsl:when>
                  <xsl:when test="@tipo = 'embargo'">embargo</xsl:when>
                  <xsl:when test="@tipo = 'remate'">remate</xsl:when>
                  <xsl:when test="@tipo = 'reconocimiento'">reconocimiento del deudor</xsl:when>
                  <xsl:otherwise>otra gestión de cobro</xsl:otherwise>
                </xsl:choose>, <xsl:value-of select="@documento"/></dd>
            </xsl:for-each>
          </xsl:if>
          <xsl:if test="suspension">
            <dt>Suspensiones</dt>
            <xsl:for-each select="suspension">
              <dd>Del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="@desde"/></xsl:call-template> al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="@hasta"/></xsl:call-template>, <xsl:value-of select="@dias"/> días, por
                <xsl:choose>
                  <xsl:when test="@causa = 'inconformidad'">recurso de inconformidad</xsl:when>
                  <xsl:when test="@causa = 'juicio'">juicio</xsl:when>
                  <xsl:when test="@causa = 'ejecucion-suspendida'">suspensión del procedimiento de ejecución</xsl:when>
                  <xsl:otherwise>desocupación del domicilio fiscal sin aviso</xsl:otherwise>
                </xsl:choose>
              </dd>
            </xsl:for-each>
          </xsl:if>
          <dt>El plazo vence</dt>
          <dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="@vence"/></xsl:call-template><xsl:if test="not($caducidad) and gestion and substring(@vence, 1, 4) - substring(@inicio, 1, 4) &gt;= 10">, límite de diez años</xsl:if>. <xsl:choose><xsl:when test="@procede = 'si'">Ya venció: el crédito se extinguió.</xsl:when><xsl:otherwise>No ha vencido: el crédito subsiste.</xsl:otherwise></xsl:choose></dd>
        </dl>
      </xsl:for-each>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <ol>
        <xsl:if test="$extinguidas"><li>Se declara que
          <xsl:choose>
            <xsl:when test="$caducidad">caducaron las facultades del Instituto para fijar en cantidad líquida los créditos que el cuadro señala como extinguidos</xsl:when>
            <xsl:otherwise>prescribieron los créditos que el cuadro señala como extinguidos</xsl:otherwise>
          </xsl:choose>, a cargo de <strong><xsl:value-of select="destinatario/nombre"/></strong>, por <strong><xsl:value-of select="b:pesos($p/total)"/></strong><xsl:if test="$p/total/@letra"> (<xsl:value-of select="$p/total/@letra"/>)</xsl:if>, con sus accesorios.</li>
          <li>Los créditos extinguidos se dan de baja en las cuentas del Instituto y cesa toda gestión de cobro sobre ellos.</li>
        </xsl:if>
        <xsl:if test="$subsisten"><li>No procede la declaratoria respecto de los créditos que el cuadro señala como subsistentes, porque su plazo no ha vencido.</li></xsl:if>
      </ol>
      <div class="tabla" role="region" tabindex="0" aria-label="Créditos examinados">
        <table class="w-2-2-3-2-2">
          <caption>Créditos examinados, en pesos</caption>
          <thead><tr><th scope="col">Crédito</th><th scope="col">Periodo</th><th scope="col">Vence el plazo</th><th scope="col" class="num">Importe</th><th scope="col">Se resuelve</th></tr></thead>
          <tbody>
            <xsl:for-each select="$p/obligaciones/obligacion">
              <tr>
                <th scope="row"><xsl:value-of select="@credito"/></th>
                <td><xsl:value-of select="@periodo"/></td>
                <td><xsl:call-template name="fecha"><xsl:with-param name="dia" select="@vence"/></xsl:call-template></td>
                <td class="num"><xsl:value-of select="b:pesos(@importe)"/></td>
                <td><xsl:choose><xsl:when test="@procede = 'si'">Extinguido</xsl:when><xsl:otherwise>Subsiste</xsl:otherwise></xsl:choose></td>
              </tr>
            </xsl:for-each>
          </tbody>
          <tfoot><tr><th scope="row" colspan="3">Total que se extingue</th><td class="num"><xsl:value-of select="b:pesos($p/total)"/></td><td>—</td></tr></tfoot>
        </table>
      </div>
    </section>
  </xsl:template>
</xsl:stylesheet>
